dx_proof = {
    "dy13_dx12": "w23",
    "dx12": "w23*dy13 + (dy11*w21 + w22*dy12)",
    "dy1n_dx1m": "wmn",
    "dx1m": "sum(w[m,k]*dy[1,k] for k in (1, 2, 3))",
    "dX": "(W @ dY.T).T",
}
