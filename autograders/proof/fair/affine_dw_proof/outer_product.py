dw_proof = {
    "dy13_dw23": "x12",
    "dy12_dw23": "0",
    "dw23": "x12*dy13",
    "dwmn": "dy[1,n]*x[1,m]",
    "dW": "outer(X, dY)",
}
