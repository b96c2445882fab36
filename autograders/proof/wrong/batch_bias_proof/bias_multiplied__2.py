bias_proof = {
    "dy22_db2": "w22",
    "dy23_db2": "0",
    "dbn": "sum(dyin for i in 1..N)",
    "dB": "sum(dY, axis=0)",
}
