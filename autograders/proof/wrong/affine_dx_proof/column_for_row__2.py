dx_proof = {
    "dy13_dx12": "w23",
    "dx12": "sum(dy[1,n] for n in 1..3)*w12",
    "dy1n_dx1m": "wmn",
    "dx1m": "sum(dy1n*wmn for n in 1..3)",
    "dX": "dY @ W.T",
}
