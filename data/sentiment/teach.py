"""
Fine-tunes a small sentence encoder on the labelled texts and writes its soft labels for the unlabelled ones: the teacher
of train.ts, needed at training time only. Run:

    python teach.py SHARED_DATA MODEL_DIR LABELS.csv WRITTEN.en.tsv OUTPUT.csv [--epochs 3] [--seed 7]

MODEL_DIR holds all-MiniLM-L6-v2 (Apache-2.0: config.json, model.safetensors, tokenizer.json). Needs torch, tokenizers,
safetensors and numpy. Rows whose FNV-1a-32 hash of the id is 0 modulo 10 are held out, and reported on.
Output: id,entity,p_negative,p_neutral,p_positive for every text of the shared data.
"""
import argparse
import csv
import gzip
import json
import math
import random
import re
import time

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional as F

LABELS = {"negative": 0, "neutral": 1, "positive": 2, "neg": 0, "neu": 1, "pos": 2}
LENGTH_MAX = 64


def fnv1a(text):
    value = 0x811C9DC5
    for byte in text.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


def is_held_out(identifier):
    return fnv1a(identifier) % 10 == 0


def clean(text):
    text = re.sub(r"https?://\S+|www\.\S+|pic\.twitter\.com/\S+", " ", text)
    return re.sub(r"\s+", " ", text).strip()


class Layer(nn.Module):
    def __init__(self, size, heads, inner, eps):
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v, self.o = (nn.Linear(size, size) for _ in range(4))
        self.up, self.down = nn.Linear(size, inner), nn.Linear(inner, size)
        self.norm1, self.norm2 = nn.LayerNorm(size, eps), nn.LayerNorm(size, eps)

    def forward(self, x, bias, drop):
        batch, length, size = x.shape
        split = lambda y: y.view(batch, length, self.heads, -1).transpose(1, 2)
        q, k, v = split(self.q(x)), split(self.k(x)), split(self.v(x))
        scores = q @ k.transpose(2, 3) / math.sqrt(q.shape[-1]) + bias
        mixed = (F.dropout(scores.softmax(-1), drop, self.training) @ v).transpose(1, 2).reshape(batch, length, size)
        x = self.norm1(x + F.dropout(self.o(mixed), drop, self.training))
        return self.norm2(x + F.dropout(self.down(F.gelu(self.up(x))), drop, self.training))


class Teacher(nn.Module):
    """BERT (Devlin et al. 2019) with mean pooling and a linear head of three classes."""

    def __init__(self, folder):
        super().__init__()
        config = json.load(open(f"{folder}/config.json"))
        weights = load_file(f"{folder}/model.safetensors")
        size, eps = config["hidden_size"], config["layer_norm_eps"]
        self.words = nn.Embedding(config["vocab_size"], size)
        self.positions = nn.Embedding(config["max_position_embeddings"], size)
        self.kinds = nn.Embedding(2, size)
        self.norm = nn.LayerNorm(size, eps)
        self.layers = nn.ModuleList(
            Layer(size, config["num_attention_heads"], config["intermediate_size"], eps)
            for _ in range(config["num_hidden_layers"])
        )
        self.head = nn.Linear(size, 3)
        names = {
            "words.weight": "embeddings.word_embeddings.weight",
            "positions.weight": "embeddings.position_embeddings.weight",
            "kinds.weight": "embeddings.token_type_embeddings.weight",
        }
        for part in ("weight", "bias"):
            names[f"norm.{part}"] = f"embeddings.LayerNorm.{part}"
            for at in range(len(self.layers)):
                their = f"encoder.layer.{at}"
                for own, other in {
                    "q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value",
                    "o": "attention.output.dense", "norm1": "attention.output.LayerNorm",
                    "up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm",
                }.items():
                    names[f"layers.{at}.{own}.{part}"] = f"{their}.{other}.{part}"
        loaded = self.load_state_dict({own: weights[their] for own, their in names.items()}, strict=False)
        assert set(loaded.missing_keys) == {"head.weight", "head.bias"}, loaded.missing_keys

    def forward(self, ids, kinds, mask):
        positions = torch.arange(ids.shape[1])
        x = self.norm(self.words(ids) + self.positions(positions) + self.kinds(kinds))
        drop = 0.1
        x = F.dropout(x, drop, self.training)
        bias = (1 - mask)[:, None, None, :] * -1e9
        for layer in self.layers:
            x = layer(x, bias, drop)
        pooled = (x * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
        return self.head(F.dropout(pooled, 0.2, self.training))


def read_labelled(shared, labels_file, written_file):
    rows = []
    with gzip.open(f"{shared}/sentiment_en/tfns_train.csv.gz", "rt") as file:
        rows += [("tfns", r["id"], r["text"], "", LABELS[r["label"]]) for r in csv.DictReader(file)]
    with gzip.open(f"{shared}/sentiment_en/sentfin_dev_entity.csv.gz", "rt") as file:
        rows += [("sentfin", f"h{r['headline_id']}", r["text"], r["entity"], LABELS[r["label"]]) for r in csv.DictReader(file)]
    texts = {identifier: text for identifier, text in read_unlabelled(shared)}
    with open(labels_file) as file:
        for r in csv.DictReader(file):
            rows.append(("stocknet" if r["id"][0] == "s" else "taborda", r["id"], texts[r["id"]], "", LABELS[r["label"]]))
    with open(written_file) as file:
        for line in file:
            label, target, text = line.rstrip("\n").split("\t")
            rows.append(("written", text, text, target, LABELS[label]))
    return rows


def read_unlabelled(shared):
    with gzip.open(f"{shared}/social/stocknet_tweets_2014_2015.jsonl.gz", "rt") as file:
        for line in file:
            row = json.loads(line)
            yield f"s{row['id']}", row["text"]
    with gzip.open(f"{shared}/social/taborda_tweets_2020_unlabelled.csv.gz", "rt") as file:
        for row in csv.DictReader(file):
            yield f"t{row['id']}", row["text"]


def batches(encoded, size, shuffle):
    order = sorted(range(len(encoded)), key=lambda at: len(encoded[at][0]) + (random.random() * 6 if shuffle else 0))
    groups = [order[at : at + size] for at in range(0, len(order), size)]
    if shuffle:
        random.shuffle(groups)
    for group in groups:
        width = max(len(encoded[at][0]) for at in group)
        ids = torch.zeros(len(group), width, dtype=torch.long)
        kinds, mask = torch.zeros_like(ids), torch.zeros(len(group), width)
        for row, at in enumerate(group):
            own, own_kinds = encoded[at]
            ids[row, : len(own)] = torch.tensor(own)
            kinds[row, : len(own)] = torch.tensor(own_kinds)
            mask[row, : len(own)] = 1
        yield group, ids, kinds, mask


def encode(tokenizer, pairs):
    made = tokenizer.encode_batch([(clean(text), entity) if entity else clean(text) for text, entity in pairs])
    return [(one.ids, one.type_ids) for one in made]


@torch.no_grad()
def predict(model, encoded):
    model.eval()
    probabilities = np.zeros((len(encoded), 3), dtype=np.float32)
    for group, ids, kinds, mask in batches(encoded, 64, False):
        probabilities[group] = model(ids, kinds, mask).softmax(-1).numpy()
    return probabilities


def macro_f1(truth, predicted):
    scores = []
    for label in range(3):
        hit = ((truth == label) & (predicted == label)).sum()
        scores.append(2 * hit / max(1, (truth == label).sum() + (predicted == label).sum()))
    return float(np.mean(scores))


def main():
    parser = argparse.ArgumentParser()
    for name in ("shared", "model", "labels", "written", "output"):
        parser.add_argument(name)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--without", default="")
    options = parser.parse_args()
    random.seed(options.seed)
    np.random.seed(options.seed)
    torch.manual_seed(options.seed)
    tokenizer = Tokenizer.from_file(f"{options.model}/tokenizer.json")
    tokenizer.no_padding()
    tokenizer.enable_truncation(LENGTH_MAX)
    rows = read_labelled(options.shared, options.labels, options.written)
    train = [row for row in rows if not is_held_out(row[1]) and row[0] not in options.without.split(",")]
    held = [row for row in rows if is_held_out(row[1]) or row[0] in options.without.split(",")]
    random.shuffle(train)
    if options.limit:
        train, held = train[: options.limit], held[: options.limit]
    encoded = encode(tokenizer, [(row[2], row[3]) for row in train])
    truth = np.array([row[4] for row in train])
    # Corpora differ in their share of neutral: half-way to balanced classes within each.
    weights = np.ones(len(train), dtype=np.float32)
    for source in {row[0] for row in train}:
        members = np.array([row[0] == source for row in train])
        counts = np.bincount(truth[members], minlength=3)
        weights[members] = (members.sum() / (3 * counts[truth[members]])) ** 0.5
    model = Teacher(options.model)
    decay = [p for name, p in model.named_parameters() if p.ndim > 1 and name != "words.weight"]
    plain = [p for name, p in model.named_parameters() if p.ndim <= 1]
    optimiser = torch.optim.AdamW(
        [{"params": decay, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0},
         {"params": [model.words.weight], "weight_decay": 0.0}], lr=1e-4)
    steps = options.epochs * math.ceil(len(train) / 32)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: min((s + 1) / (0.1 * steps), max(0.0, (steps - s) / (0.9 * steps))))
    truth_t, weights_t = torch.tensor(truth), torch.tensor(weights)
    start, step = time.time(), 0
    for epoch in range(options.epochs):
        model.train()
        for group, ids, kinds, mask in batches(encoded, 32, True):
            loss = F.cross_entropy(model(ids, kinds, mask), truth_t[group], reduction="none", label_smoothing=0.05)
            loss = (loss * weights_t[group]).mean()
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            if step % 100 == 0:
                print(f"step {step}/{steps} loss {loss.item():.3f} {time.time() - start:.0f} s", flush=True)
        probabilities = predict(model, encode(tokenizer, [(row[2], row[3]) for row in held]))
        for source in sorted({row[0] for row in held}):
            members = np.array([row[0] == source for row in held])
            gold = np.array([row[4] for row in held])[members]
            print(f"epoch {epoch + 1} {source}: macro-F1 {macro_f1(gold, probabilities[members].argmax(1)):.3f} of {len(gold)}", flush=True)
    if options.output == "-":
        return
    asked = [(row[1], row[2], row[3]) for row in rows if row[0] in ("tfns", "sentfin")]
    asked += [(identifier, text, "") for identifier, text in read_unlabelled(options.shared)]
    if options.limit:
        asked = asked[: options.limit]
    soft = predict(model, encode(tokenizer, [(text, entity) for _, text, entity in asked]))
    with open(options.output, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["id", "entity", "p_negative", "p_neutral", "p_positive"])
        for (identifier, _, entity), row in zip(asked, soft):
            writer.writerow([identifier, entity, *(f"{value:.4f}" for value in row)])


main()
