dx_proof = {
    "dy13_dx12": "w_23",
    "dx12": "dy[1,1]*w[2,1] + dy[1,2]*w[2,2] + dy[1,3]*w[2,3]",
    "dy1n_dx1m": "wmn",
    "dx1m": "sum([dy1n*wmn for n in range(1, 4)])",
    "dX": "np.matmul(dY, np.transpose(W))",
}
