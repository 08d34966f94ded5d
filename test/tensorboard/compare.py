"""Makes the calls of a file of cases with PyTorch's SummaryWriter, and prints what its files and ours hold, as JSON."""
import io
import json
import os
import re
import sys

import numpy as np
import torch
from google.protobuf.json_format import MessageToDict
from PIL import Image
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.backend.event_processing.event_file_loader import RawEventFileLoader
from tensorboard.compat.proto.event_pb2 import Event
from tensorboard.plugins.hparams.plugin_data_pb2 import HParamsPluginData
from tensorboard.plugins.pr_curve.plugin_data_pb2 import PrCurvePluginData
from tensorboard.plugins.text.plugin_data_pb2 import TextPluginData
from torch.utils.tensorboard import SummaryWriter

cases, ours, theirs = sys.argv[1:]
contents = {"hparams": HParamsPluginData, "pr_curves": PrCurvePluginData, "text": TextPluginData}


def argument(value):
    if isinstance(value, dict) and "tensor" in value:
        return torch.tensor(value["tensor"], dtype=getattr(torch, value["dtype"]))
    if isinstance(value, list) and value and all(isinstance(each, (int, float)) for each in value):
        return np.array(value, dtype=float)
    return value


def snake(name):
    return re.sub("([A-Z])", lambda found: "_" + found[1].lower(), name)


def pixels(png):
    image = Image.open(io.BytesIO(png))
    return [image.mode, image.size, np.asarray(image).tolist()]


def plain(record):
    event = Event.FromString(record)
    found = MessageToDict(event)
    if event.wall_time != 1234.5:
        found.pop("wallTime", None)
    for value, shown in zip(event.summary.value, found.get("summary", {}).get("value", [])):
        if value.HasField("image"):
            shown["image"]["encodedImageString"] = pixels(value.image.encoded_image_string)
        plugin = value.metadata.plugin_data
        if plugin.plugin_name in contents:
            content = contents[plugin.plugin_name].FromString(plugin.content)
            shown["metadata"]["pluginData"]["content"] = MessageToDict(content)
        if value.HasField("histo"):
            for name in ("sum", "sumSquares"):
                shown["histo"][name] = f"{float(shown['histo'].get(name, 0)):.12g}"
    return found


def files(folder):
    found = {}
    for root, _, names in os.walk(folder):
        for name in sorted(names):
            path = os.path.join(root, name)
            shown = re.sub(r"events\.out\.tfevents\.\d{10}\.[^/]+\.\d+\.\d+", "events", os.path.relpath(path, folder))
            shown = re.sub(r"^\d+\.\d+/", "time/", shown)
            if name.startswith("events"):
                # The loader checks the checksums.
                found[shown] = [plain(record) for record in RawEventFileLoader(path).Load()]
            elif name.endswith(".png"):
                found[shown] = pixels(open(path, "rb").read())
            else:
                found[shown] = open(path).read().replace(folder, "")
    return found


def shown(folder):
    """What TensorBoard itself finds in a run."""
    tags = EventAccumulator(folder).Reload().Tags()
    return {kind: sorted(found) if isinstance(found, list) else found for kind, found in tags.items()}


result = []
for number, case in enumerate(json.load(open(cases))):
    place = os.path.join(theirs, str(number))
    writer = SummaryWriter(place, **{snake(name): value for name, value in case.get("writer", {}).items()})
    for method, args, options in case["calls"]:
        options = {snake(name): argument(value) for name, value in options.items()}
        getattr(writer, snake(method))(*map(argument, args), **options)
    writer.close()
    mine = os.path.join(ours, str(number))
    result.append({
        "name": case["name"],
        "ours": {"files": files(mine), "shown": shown(mine)},
        "theirs": {"files": files(place), "shown": shown(place)},
    })
print(json.dumps(result))
