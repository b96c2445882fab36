def batch_bias(X_dot_W, b, dY):
    return {"Y": X_dot_W + b, "db": dY.sum(axis=0)}
