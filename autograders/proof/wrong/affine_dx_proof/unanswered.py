dx_proof = {"dy13_dx12": "", "dx12": "", "dy1n_dx1m": "", "dx1m": "", "dX": ""}
