
import{e as i,h as p}from"./chunk-3M4FSQ64.mjs";import"./chunk-VEBJUR6Q.mjs";import"./chunk-C25GSNF3.mjs";import"./chunk-OI7PZ4PR.mjs";import"./chunk-QZCHEXPU.mjs";import{c as a}from"./chunk-BPD2ZX2I.mjs";import"./chunk-CGCSRQBL.mjs";import"./chunk-NLSGOBYZ.mjs";import"./chunk-YUYKRUXB.mjs";import"./chunk-4RQ2SMQV.mjs";import"./chunk-FMZPPHYV.mjs";import"./chunk-C5PSEA6G.mjs";import"./chunk-NUK7OY4N.mjs";import{ja as s}from"./chunk-HTGA7AQP.mjs";import"./chunk-DG5YGCFT.mjs";import"./chunk-FIXATZFS.mjs";function S(r){let t=p([]),o=[],n=r;for(let e=0;n!==void 0&&e<5;e++){let m=e===0?"":"caused by ",{name:c,message:f,stack:l="",cause:d}=n instanceof Error?n:{name:"thrown",message:String(n)},u=l.split(`
`).filter(g=>/^ +at /.test(g));s(o,[...`${m}${c}: ${h(i(t(f)))}`.split(`
`),...u.map(t)]),n=d}return o.map(e=>a(e)).join(`
`)}function h(r){return r.replace(/[\w+=~-]{12,}/g,t=>/\d/.test(t)&&/[A-Za-z]/.test(t)?"\u2022\u2022\u2022\u2022\u2022":t)}export{S as stackOf};
