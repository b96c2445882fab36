dw_proof = {
    "dy13_dw23": "x12",
    "dy12_dw23": "0",
    "dw23": "dy11*0 + dy12*0 + dy13*x12",
    "dwmn": "sum(dy1k*x1m*(k == n) for k in 1..3)",
    "dW": "X.T @ dY",
}
