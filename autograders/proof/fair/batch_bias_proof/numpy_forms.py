bias_proof = {
    "dy22_db2": "1",
    "dy23_db2": "0",
    "dbn": "sum(dy[i,n] for i in range(1, N+1))",
    "dB": "dY.sum(axis=0)",
}
