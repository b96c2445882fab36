dw_proof = {
    "dy13_dw23": "x12",
    "dy12_dw23": "0",
    "dw23": "-x12*dy13",
    "dwmn": "x1m*dy1n",
    "dW": "X.T @ dY",
}
