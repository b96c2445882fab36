dx_proof = {
    "dy13_dx12": "w23",
    "dx12": "dY[1,1]*W[2,1]",
    "dy1n_dx1m": "wmn",
    "dx1m": "sum(dy1n*wmn for n in 1..3)",
    "dX": "dY @ W.T",
}
