bias_proof = {
    "dy22_db2": 1.0,
    "dy23_db2": "0",
    "dbn": "sum(dY, axis=0)",
    "dB": "sum(dY, axis=0)",
}
