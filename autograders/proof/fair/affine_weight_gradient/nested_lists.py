def weight_gradient(X, dY):
    return [[x * dy for dy in dY[0]] for x in X[0]]
