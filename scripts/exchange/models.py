"""State dicts of torchvision models with random weights, for models.cjs.

Answers lines of its input, each with a line of JSON: {"command": "make", "name": NAME, "folder": FOLDER} writes its state dict to
FOLDER/model.pt and what is in it to FOLDER/model.json; "compare" tells how FOLDER/back.pt differs from it.
"""

import json
import sys
import warnings

import torch
import torchvision
from checkpoints import Comparison, lines

warnings.filterwarnings("ignore")
torch.set_num_threads(1)
# Their own initial values take minutes.
OPTIONS = {name: {"init_weights": False} for name in ("googlenet", "inception_v3")}


def options(name):
    has_backbone = any(
        name in torchvision.models.list_models(getattr(torchvision.models, kind)) for kind in ("segmentation", "detection")
    )
    return {"weights_backbone": None} if has_backbone else OPTIONS.get(name, {})


def make(name, folder):
    torch.manual_seed(1)
    state = torchvision.models.get_model(name, weights=None, **options(name)).state_dict()
    torch.save(state, f"{folder}/model.pt")
    with open(f"{folder}/model.json", "w") as file:
        json.dump(lines(state), file)
    return {"tensors": len(state)}


def compare(name, folder):
    model = torchvision.models.get_model(name, weights=None, **options(name))
    back = torch.load(f"{folder}/back.pt")
    Comparison().same(torch.load(f"{folder}/model.pt"), back)
    model.load_state_dict(back)
    return {}


for line in sys.stdin:
    given = json.loads(line)
    try:
        answer = {"make": make, "compare": compare}[given.pop("command")](**given)
    except Exception as error:
        answer = {"error": f"{type(error).__name__}: {error}"[:400]}
    print(json.dumps(answer), flush=True)
