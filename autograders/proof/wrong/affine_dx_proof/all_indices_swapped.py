dx_proof = {
    "dy13_dx12": "w23",
    "dx12": "dy11*w12 + dy12*w22 + dy13*w32",
    "dy1n_dx1m": "wmn",
    "dx1m": "sum(dy1n*wmn for n in 1..3)",
    "dX": "dY @ W.T",
}
