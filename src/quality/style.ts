/** The style sheet of the quality report: one colour for each kind of finding, quiet enough to read through. */

export const qualityStyle = `body { margin: 2rem auto; max-width: 72rem; padding: 0 1rem; font: 1rem/1.6 system-ui, sans-serif; color: #222; background: #f4f2ee; }
h1 { font-size: 1.5rem; margin-block-end: 0; }
h2 { font-size: 1.15rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; background: #fff; }
th, td { padding: 0.3rem 0.8rem; border: 1px solid #ddd; text-align: start; font-weight: normal; }
th { font-weight: 600; }
.places li { margin-block-end: 0.6rem; }
.places p { margin: 0; color: #555; }
.places a, figcaption a { color: #222; background: var(--kind, #ddd); padding: 0 0.4rem; border-radius: 0.3rem; text-decoration: none; }
code { font-size: 0.85rem; }
.glyphs { position: absolute; width: 0; height: 0; }
.pages { display: grid; grid-template-columns: repeat(auto-fill, minmax(24rem, 1fr)); gap: 1.5rem; }
figure { margin: 0; }
figure:target { outline: 3px solid #8c1c13; }
figure svg { width: 100%; height: auto; display: block; box-shadow: 0 1px 4px #0004; }
.paper { fill: #fff; }
.picture { fill: #ddd; stroke: #999; }
.mark rect { fill: var(--kind); fill-opacity: 0.35; stroke: none; }
.mark text { font: 600 10px system-ui, sans-serif; text-anchor: middle; dominant-baseline: central; fill: #222; }
.mark.worst rect { fill-opacity: 0.55; stroke: var(--kind); stroke-width: 1.2; }
.loose { --kind: #f5b041; }
.tight { --kind: #5dade2; }
.overfull { --kind: #ec7063; }
.stacked-kashida { --kind: #bb8fce; }
.river { --kind: #76d7c4; }
.repeated-start, .repeated-end { --kind: #a9cc6b; }
.widow, .orphan { --kind: #f1948a; }
.short-last-line { --kind: #d7b98e; }
.uneven-spread { --kind: #c8c8c8; }
@media print { body { background: none; } figure { break-inside: avoid; } }
`;
