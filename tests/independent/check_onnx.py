"""Checks a model file with readers that are not ours: the ONNX checker, and OpenCV's network runner.

    /usr/bin/python3 tests/independent/check_onnx.py MODEL.onnx FEATURES.csv PROBABILITIES.csv

FEATURES.csv is a feature file; PROBABILITIES.csv is what the model gave for it, written by
`genre evaluate --features FEATURES.csv --model MODEL.onnx --probabilities PROBABILITIES.csv`.
Needs Debian's python3-onnx, python3-opencv and python3-numpy. Exit code 0: everything agrees.
"""
import csv
import json
import sys

import cv2
import numpy
import onnx

TOLERANCE = 1e-5


def columns_of(path, names):
    with open(path, newline="", encoding="utf-8") as file:
        return numpy.array([[float(row[name]) for name in names] for row in csv.DictReader(file)])


def main(model_path, features_path, probabilities_path):
    model = onnx.load(model_path)
    onnx.checker.check_model(model, full_check=True)
    metadata = {entry.key: entry.value for entry in model.metadata_props}
    features = columns_of(features_path, json.loads(metadata["featureNames"]))
    ours = columns_of(probabilities_path, json.loads(metadata["labels"]))

    network = cv2.dnn.readNetFromONNX(model_path)
    network.setInput(features.astype(numpy.float32))
    theirs = network.forward()

    if theirs.shape != ours.shape:
        return f"{theirs.shape} probabilities here, {ours.shape} in {probabilities_path}"
    difference = float(numpy.abs(theirs - ours).max())
    print(f"{metadata['id']}: IR {model.ir_version}, opset {model.opset_import[0].version}, "
          f"{len(ours)} rows x {ours.shape[1]} labels, largest difference {difference:.2g}")
    return None if difference <= TOLERANCE else f"the difference is more than {TOLERANCE}"


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
