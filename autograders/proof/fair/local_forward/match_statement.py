def local_forward(kind: str, x: float, y: float) -> float:
    print(kind, x, y)
    match kind:
        case "add":
            return x + y
        case "sub":
            return x - y
        case "mul":
            return x * y
        case _:
            return x / y
