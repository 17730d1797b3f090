/** The look of the sandbox's pages: one column, large type, nothing from outside. */
export const style = `
:root { color-scheme: light; --ink: #1f2328; --soft: #59636e; --line: #d1d9e0; --blue: #0f5fa8; --red: #b3261e; --paper: #f6f8fa; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 "Segoe UI", system-ui, -apple-system, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
header { display: flex; justify-content: space-between; gap: 1rem; flex-wrap: wrap; padding: .8rem 1.5rem; background: #fff; border-bottom: 1px solid var(--line); }
header > a { font-weight: 600; color: var(--ink); text-decoration: none; }
nav a { margin-left: .8rem; color: var(--soft); text-decoration: none; }
nav a[aria-current] { color: var(--ink); font-weight: 600; }
main { max-width: 64rem; margin: 2rem auto; padding: 1.8rem 2rem 2.2rem; background: #fff; border: 1px solid var(--line); border-radius: 10px; }
h1 { margin: 0 0 .8rem; font-size: 1.6rem; line-height: 1.25; }
p, ul { max-width: 44rem; }
li { margin: .4rem 0; }
a { color: var(--blue); }
footer { max-width: 64rem; margin: 0 auto 2rem; padding: 0 2rem; color: var(--soft); font-size: .85rem; }
.soft { color: var(--soft); }
.note { padding: .8rem 1rem; border-radius: 8px; border: 1px solid #8fc5a0; background: #eaf6ed; }
.note.bad { border-color: #e5a3a0; background: #fdefee; }
label { display: block; margin: 1.4rem 0 .3rem; font-weight: 600; }
select, input[type=search] { width: 100%; max-width: 32rem; padding: .6rem .7rem; font: inherit; color: inherit; background: #fff; border: 1px solid #8c959f; border-radius: 6px; }
button { padding: .6rem 1.2rem; font: inherit; font-weight: 600; color: #fff; background: var(--blue); border: 1px solid var(--blue); border-radius: 6px; cursor: pointer; }
button.danger { background: var(--red); border-color: var(--red); }
.button { display: inline-block; padding: .45rem .8rem; border: 1px solid var(--line); border-radius: 6px; text-decoration: none; white-space: nowrap; }
:focus-visible { outline: 3px solid #8ab6e0; outline-offset: 1px; }
form.row { display: flex; gap: .6rem; flex-wrap: wrap; align-items: center; margin: 1.2rem 0; }
form.row input { flex: 1 1 16rem; }
form.row label { position: absolute; left: -100vw; }
.answers { display: flex; gap: .8rem; margin-top: 1.6rem; align-items: center; }
.answers .button { padding: .6rem 1.2rem; }
.wide { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .65rem .7rem; text-align: left; border-bottom: 1px solid var(--line); }
th { font-size: .85rem; color: var(--soft); font-weight: 600; white-space: nowrap; }
td.number, th.number { text-align: right; }
td { white-space: nowrap; }
td:first-child { white-space: normal; min-width: 9rem; }
td:last-child { text-align: right; }
@media (max-width: 40rem) { main { margin: 0; padding: 1.2rem 1rem; border-width: 0 0 1px; border-radius: 0; } footer { padding: 1rem; } header { padding: .8rem 1rem; } }
code { padding: .1rem .35rem; background: var(--paper); border-radius: 4px; overflow-wrap: anywhere; }
`;
