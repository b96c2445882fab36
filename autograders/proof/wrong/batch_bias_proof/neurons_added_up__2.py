bias_proof = {
    "dy22_db2": "1",
    "dy23_db2": "0",
    "dbn": "sum(dyik for i in 1..N for k in 1..3)",
    "dB": "sum(dY, axis=0)",
}
