dx_proof = {
    "dy13_dx12": "w23",
    "dx12": "sum(dy1n*w2n for n in 1..3)",
    "dy1n_dx1m": "wmn",
    "dx1m": "sum(dy1n*wmn for n in 1..3)",
    "dX": "dot(dY, W.T)",
}
