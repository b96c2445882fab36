dw_proof = {"dy13_dw23": None, "dy12_dw23": None, "dw23": None, "dwmn": None, "dW": None}
