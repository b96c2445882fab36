dw_proof = {
    "dy13_dw23": "x12",
    "dy12_dw23": 0,
    "dw23": "dy11*0 + dy12*0 + dy13*x12",
    "dwmn": "sum(dy1k * (x1m if k == n else 0) for k in 1..3)",
    "dW": "dot(X.T, dY)",
}
