dx_proof = {
    "dy13_dx12": "w[2,3]",
    "dx12": "sum(dy[1,n] * w[2,n] for n in 1..3)",
    "dy1n_dx1m": "w[m,n]",
    "dx1m": "dy11*wm1 + dy12*wm2 + dy13*wm3",
    "dX": "np.dot(dY, W.T)",
}
