from abc import ABC, abstractmethod


class Layer(ABC):
    def __init__(self):
        self.saved = {}

    @abstractmethod
    def forward(self, *inputs): ...

    @abstractmethod
    def backward(self, dout): ...


class MulLayer(Layer):
    def forward(self, *inputs):
        self.saved["a"], self.saved["b"] = inputs
        return self.saved["a"] * self.saved["b"]

    def backward(self, dout):
        return tuple(dout * self.saved[name] for name in "ba")
