#!/usr/bin/env python3
"""Makes peaked.json beside it: what weights next to 1 and next to nothing say, in 450 digits. Needs python3-mpmath; takes a few minutes.

Weights are by the definitions alone; Jacobians are central differences with a step of 1e-60, so that no formula of the program is repeated.
Scores and temperatures are doubles, and taken as the numbers that these are. Run it only when cases change: the tests read the file.
"""

import json
import os
import random

from mpmath import mp, mpf

mp.dps = 450
STEP = mpf(10) ** -60


def shares(values):
    total = sum(values)
    return [value / total for value in values]


def softmax(x):
    return shares([mp.exp(value) for value in x])


def entropy_of(weights):
    return -sum(w * mp.log(w) for w in weights if w > 0)


def adaptive(x):
    h = entropy_of(softmax(x))
    beta = mpf(1)
    if h > mpf('0.5'):
        # The coefficients are doubles in the program.
        value = mpf(0)
        for coefficient in (-0.037, 0.481, -2.3, 4.917, -1.791):
            value = value * h + mpf(coefficient)
        beta = max(beta, value)
    return softmax([beta * value for value in x])


def top_k(x, k):
    least = sorted(x, reverse=True)[min(k, len(x)) - 1]
    return shares([mp.exp(value) if value >= least else mpf(0) for value in x])


def entmax(x, alpha):
    """Bisection of tau, after the support has been found by the mass above each key."""
    order = mpf(alpha) - 1
    y = [order * value for value in x]
    power = 1 / order
    descending = sorted(y, reverse=True)
    support = [v for v in descending if sum((u - v) ** power for u in descending if u > v) < 1]
    low, high = descending[0] - 1, support[-1]
    total = lambda tau: sum((v - tau) ** power for v in support if v > tau)
    for _ in range(60):
        middle = (low + high) / 2
        if total(middle) > 1:
            low = middle
        else:
            high = middle
    tau = low
    for _ in range(40): # Newton from the left of a function that is convex or, for a power below 1, from near the root
        slope = sum(power * (v - tau) ** (power - 1) for v in support if v > tau)
        step = (total(tau) - 1) / slope
        tau += step
        if abs(step) < mpf(10) ** -440:
            break
    return [(v - tau) ** power if v >= support[-1] and v > tau else mpf(0) for v in y]


def weights_of(case, scores):
    t = mpf(case['T'])
    x = [s / t for s in scores]
    name = case['normalizer']
    if name == 'softmax':
        return softmax(x)
    if name == 'adaptive':
        return adaptive(x)
    if name == 'top-k':
        return top_k(x, case['k'])
    if name == 'sparsemax':
        return entmax(x, 2)
    if name == 'entmax':
        return softmax(x) if case['alpha'] == 1 else entmax(x, case['alpha'])
    if name == 'sigmoid':
        values = [1 / (1 + mp.exp(-value)) for value in x]
    elif name == 'tanh':
        values = [mp.tanh(value) if value > 0 else mpf(0) for value in x]
    elif name == 'linear':
        values = [max(value, mpf(0)) for value in x]
    return values if case.get('undivided') else shares(values)


def jacobian_of(case, scores):
    columns = []
    for j in range(len(scores)):
        moved = [list(scores), list(scores)]
        moved[0][j] += STEP
        moved[1][j] -= STEP
        above, below = (weights_of(case, row) for row in moved)
        columns.append([(a - b) / (2 * STEP) for a, b in zip(above, below)])
    return [[columns[j][i] for j in range(len(scores))] for i in range(len(scores))]


def text(number):
    return mp.nstr(number, 25, min_fixed=1, max_fixed=0)


def worked(case):
    scores = [mpf(score) for score in case['scores']]
    weights = weights_of(case, scores)
    reference = softmax([score / mpf(case['T']) for score in scores])
    result = dict(case)
    result['scores'] = [score.hex() for score in case['scores']]
    result['T'] = case['T'].hex()
    result['weights'] = [text(w) for w in weights]
    result['jacobian'] = [[text(value) for value in row] for row in jacobian_of(case, scores)]
    if not case.get('undivided'):
        result['entropy'] = text(entropy_of(weights) / mp.log(2))
        result['divergence'] = text(sum(w * mp.log(w / q) for w, q in zip(weights, reference) if w > 0) / mp.log(2))
    if case['normalizer'] == 'softmax':
        result['logWeights'] = [text(mp.log(w)) for w in weights]
    return result


def cases():
    random.seed(9)
    distances = [0.0, 1e-9, 0.1, 1.0, 5.0, 20.0, 33.3, 36.0, 36.9, 37.5, 40.0, 100.7, 300.1, 500.0, 690.3, 700.0, 708.0, 720.5, 745.0]
    for d in distances:
        for t in (1.0, 0.7):
            s = d * t
            yield {'normalizer': 'softmax', 'T': t, 'scores': [0.0, -s]}
            yield {'normalizer': 'softmax', 'T': t, 'scores': [1.3, 1.3 - s, 0.9 - s]}
            yield {'normalizer': 'softmax', 'T': t, 'scores': [0.2 - s, 0.2, 0.2, -s]}
            yield {'normalizer': 'top-k', 'k': 2, 'T': t, 'scores': [0.3 - s, 0.3, 0.1 - s]}
            yield {'normalizer': 'adaptive', 'T': t, 'scores': [0.3, -s]}
            yield {'normalizer': 'adaptive', 'T': t, 'scores': [0.3, 0.2, 0.25, 0.1, -s]}
            yield {'normalizer': 'sigmoid', 'T': t, 'scores': [0.4, 0.4 - s]}
            yield {'normalizer': 'sigmoid', 'T': t, 'scores': [s, -s, 0.5 - s]}
            yield {'normalizer': 'sigmoid', 'T': t, 'scores': [s, -s], 'undivided': True}
            yield {'normalizer': 'tanh', 'T': t, 'scores': [s + 0.5, 0.3]}
            if s > 0: # at 0 there are two slopes
                yield {'normalizer': 'tanh', 'T': t, 'scores': [s, 1.0], 'undivided': True}
            yield {'normalizer': 'entmax', 'alpha': 1.0, 'T': t, 'scores': [0.0, -s]}
            for alpha in (1.0001, 1.001):
                yield {'normalizer': 'entmax', 'alpha': alpha, 'T': t, 'scores': [0.1, 0.1 - s, -s]}
    for near in (1e-3, 1e-7, 1e-11, 2.0 ** -45):
        yield {'normalizer': 'sparsemax', 'T': 1.0, 'scores': [0.0, -1 + near]}
        yield {'normalizer': 'sparsemax', 'T': 1.0, 'scores': [0.1, 0.1 - 1 + near, 0.1 - 1 + near / 2]}
        yield {'normalizer': 'entmax', 'alpha': 1.5, 'T': 1.0, 'scores': [0.0, -2 + near]}
        yield {'normalizer': 'entmax', 'alpha': 1.5, 'T': 0.7, 'scores': [0.0, -1.4 + near, -3.0]}
        yield {'normalizer': 'linear', 'T': 1.0, 'scores': [1.0, near * near, 0.0625 * near]}
        yield {'normalizer': 'tanh', 'T': 1.0, 'scores': [2.0, near * near, near]}


if __name__ == '__main__':
    results = [worked(case) for case in cases()]
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'peaked.json')
    with open(path, 'w', encoding='utf-8') as file:
        file.write('[\n' + ',\n'.join(json.dumps(result) for result in results) + '\n]\n')
