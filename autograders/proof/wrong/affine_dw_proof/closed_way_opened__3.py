dw_proof = {
    "dy13_dw23": "x12",
    "dy12_dw23": "0",
    "dw23": "x12*dy13",
    "dwmn": "sum(x1m*dy1n for n in 1..3)",
    "dW": "X.T @ dY",
}
