import { Html } from './html'

/** The style of a report: one column of text like a printed paper, with a light and a dark theme. */
export const style = new Html(`
:root {
  color-scheme: light dark;
  --paper: #fcfcfa; --ink: #1d1e20; --soft: #5f646b; --line: #dfdfd9; --panel: #f4f4f0;
  --s0: #2f5f9e; --s1: #b8481f; --s2: #2c7f5e; --s3: #7d4a94; --s4: #8a6d00; --s5: #0f7c8c; --heat: 8%;
  --d0: #2f5f9e; --d1: #d9801a; --d2: #2f8f4e; --d3: #c3352b; --d4: #7f58ad;
  --d5: #86543e; --d6: #d0569f; --d7: #70757c; --d8: #98991c; --d9: #13a0b3;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15171a; --ink: #e6e5e1; --soft: #9ca2aa; --line: #32363c; --panel: #1c1f23;
    --s0: #7fb0ec; --s1: #f0905f; --s2: #6fc7a0; --s3: #c39adb; --s4: #d9bd4a; --s5: #5cccdc; --heat: 5%;
    --d0: #6fa4e6; --d1: #f3a64b; --d2: #6cc487; --d3: #f0766c; --d4: #b493de;
    --d5: #bd8f78; --d6: #f092c6; --d7: #a9aeb5; --d8: #cccd55; --d9: #5cccdc;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 Charter, 'Bitstream Charter', 'Sitka Text', Cambria, 'Liberation Serif', Georgia, serif;
}
main { max-width: 49rem; margin: 0 auto; padding: 4.5rem 1.5rem 4rem; }
header { padding-bottom: 1.75rem; border-bottom: 2px solid var(--ink); }
.kicker, .legend, table, figcaption, dl, svg text, .row > span, footer, .facts {
  font-family: system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Liberation Sans', sans-serif;
}
.kicker { margin: 0; color: var(--soft); font-size: .8125rem; letter-spacing: .02em; }
h1 { margin: .4rem 0 1rem; font-size: clamp(2rem, 6vw, 2.9rem); line-height: 1.12; font-weight: 600; letter-spacing: -.015em; text-wrap: balance; }
h2 { margin: 4rem 0 .5rem; font-size: 1.6rem; line-height: 1.25; font-weight: 600; letter-spacing: -.01em; }
h2, .facts dt { overflow-wrap: anywhere; }
h2 small { margin-left: .5rem; color: var(--soft); font-size: 1rem; font-weight: 400; letter-spacing: 0; }
p { margin: .75rem 0; text-wrap: pretty; }
.lead { margin: 0; font-size: 1.1875rem; line-height: 1.55; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: 0 2rem; margin: 1.5rem 0 0; }
.facts div { padding: .9rem 0; border-bottom: 1px solid var(--line); }
.facts dt { color: var(--soft); font-size: .8125rem; }
.facts dd { margin: 0; font-size: 1.6rem; line-height: 1.35; font-weight: 600; letter-spacing: -.01em; font-variant-numeric: tabular-nums; }
.facts dd + dd { color: var(--soft); font-size: .8125rem; font-weight: 400; letter-spacing: 0; }
figure { margin: 2rem 0; }
figcaption, caption { color: var(--soft); font-size: .875rem; line-height: 1.5; text-align: left; text-wrap: pretty; }
figcaption { margin-top: .75rem; }
figcaption b, caption b { color: var(--ink); font-weight: 600; }
.row { display: grid; grid-template-columns: 8.25rem minmax(0, 1fr); gap: .9rem; align-items: center; padding: .3rem 0; }
.row > span { color: var(--soft); font-size: .875rem; text-align: right; }
.row.original { padding-bottom: .7rem; margin-bottom: .4rem; border-bottom: 1px solid var(--line); }
.row img { display: block; width: 100%; height: auto; image-rendering: pixelated; }
.scroll { overflow-x: auto; }
.plot { position: relative; border-radius: 2px; }
.plot:focus-visible, .scroll:focus-visible, button:focus-visible, input:focus-visible { outline: 2px solid var(--s0); outline-offset: 4px; }
.paper { touch-action: pan-y; cursor: crosshair; user-select: none; -webkit-user-select: none; }
.chart { display: block; width: 100%; height: auto; }
.inner { overflow: hidden; }
.rule { stroke: var(--soft); stroke-width: 1; }
.chosen { fill: var(--s0); fill-opacity: .15; stroke: var(--s0); }
.tip { position: absolute; z-index: 1; padding: .3rem .55rem; border: 1px solid var(--line); border-radius: 3px; background: var(--paper); color: var(--ink); font: .8125rem/1.4 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; font-variant-numeric: tabular-nums; pointer-events: none; }
.hint { margin: .2rem 0 0; color: var(--soft); font: .75rem/1.4 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; }
button { padding: .35rem .8rem; border: 1px solid var(--soft); border-radius: 3px; background: var(--panel); color: var(--ink); font: .875rem/1.4 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; cursor: pointer; }
button:disabled { color: var(--soft); cursor: default; }
.reset { margin-top: .4rem; }
.slider { display: flex; flex-wrap: wrap; gap: .4rem 1rem; align-items: center; margin-top: .75rem; color: var(--soft); font: .875rem/1.4 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; }
.slider input { flex: 1 1 12rem; min-width: 0; accent-color: var(--s0); }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr)); gap: 1rem; }
.columns img { display: block; width: 100%; height: auto; image-rendering: pixelated; }
.heading { margin: 0 0 .3rem; color: var(--soft); font: .875rem/1.4 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; overflow-wrap: anywhere; }
.decoded { display: flex; gap: .9rem; align-items: center; margin-top: .75rem; color: var(--soft); font: .875rem/1.4 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; }
.decoded canvas { flex: none; width: 7rem; height: auto; border: 1px solid var(--line); image-rendering: pixelated; }
.collapsed { margin: 1.5rem 0; padding: .6rem .9rem; border-left: 3px solid var(--s1); background: var(--panel); font-size: .9375rem; }
.controls { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; justify-content: space-between; }
.controls p { margin: 0; color: var(--soft); }
[hidden] { display: none !important; }
.confusion td, .confusion th { padding: .38rem .5rem; text-align: right; }
${Array.from({ length: 9 }, (_, level) => `.h${level} { background: color-mix(in srgb, var(--s0) calc(var(--heat) * ${level}), var(--paper)); }`).join(' ')}
.chart text { fill: var(--soft); font-size: 13px; }
.chart .tick { font-variant-numeric: tabular-nums; }
.chart .y { text-anchor: end; }
.chart .x { text-anchor: middle; }
.chart .name { fill: var(--ink); stroke: var(--paper); stroke-width: 5px; paint-order: stroke; stroke-linejoin: round; font-size: 19px; font-weight: 700; text-anchor: middle; }
.grid, .guide { fill: none; stroke: var(--line); }
.guide { stroke-dasharray: 3 4; }
.axis { fill: none; stroke: var(--soft); }
.s0 { --series: var(--s0); } .s1 { --series: var(--s1); } .s2 { --series: var(--s2); } .s3 { --series: var(--s3); } .s4 { --series: var(--s4); } .s5 { --series: var(--s5); }
.line { fill: none; stroke: var(--series); stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
.band { fill: var(--series); opacity: .2; }
.dot { fill: var(--series); stroke: var(--paper); stroke-width: 1; }
.ring { fill: none; stroke: var(--ink); stroke-width: 1.5; }
.cloud { fill: none; stroke-width: 4.5; stroke-linecap: round; stroke-opacity: .75; }
${Array.from({ length: 10 }, (_, d) => `.d${d} { stroke: var(--d${d}); }`).join(' ')}
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0 0 .6rem; color: var(--soft); font-size: .8125rem; }
.legend span { display: inline-flex; align-items: center; gap: .4rem; }
.key { width: 24px; height: 10px; } .key.cloud { width: 10px; stroke-width: 10; stroke-opacity: 1; }
table { width: 100%; margin: 2rem 0; border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; }
caption { padding-bottom: .6rem; }
th, td { padding: .38rem .5rem; border-bottom: 1px solid var(--line); text-align: right; }
th { color: var(--soft); font-weight: 500; vertical-align: bottom; }
thead th { border-bottom-color: var(--soft); }
tbody th { text-align: left; vertical-align: top; }
th:first-child, td:first-child { padding-left: 0; text-align: left; }
th:last-child, td:last-child { padding-right: 0; }
.about { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: 1rem 2.5rem; }
.about h3 { margin: 1rem 0 .25rem; font-size: 1rem; font-weight: 600; }
.about dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 1rem; margin: 0; font-size: .8125rem; }
.about dt, .about dd { margin: 0; padding: .3rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
.about dt { color: var(--soft); }
.about dd { text-align: right; font-variant-numeric: tabular-nums; }
.empty { color: var(--soft); font-style: italic; }
footer { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .8125rem; }
@media (max-width: 36rem) {
  main { padding: 2.5rem 1rem; }
  .row { grid-template-columns: 1fr; gap: .2rem; padding: .45rem 0; }
  .row > span { text-align: left; }
}
@media print { main { max-width: none; padding: 0; } figure, table, .facts { break-inside: avoid; } h2 { break-after: avoid; } }
`)
