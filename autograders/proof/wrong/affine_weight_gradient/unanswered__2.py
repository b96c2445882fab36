def weight_gradient(X, dY):
    dW = np.dot(X.T, dY)
