
import{e as i,h as p}from"./chunk-VLYNUJIL.mjs";import"./chunk-LOKR54UI.mjs";import"./chunk-NHHZ5RKP.mjs";import"./chunk-GF3CSJZB.mjs";import"./chunk-XIFLJWXF.mjs";import{d as a}from"./chunk-5S6ROBKQ.mjs";import"./chunk-CGCSRQBL.mjs";import"./chunk-PYAQQ6W2.mjs";import"./chunk-6DNRQWWX.mjs";import"./chunk-YP627NCY.mjs";import"./chunk-4IR7AAMZ.mjs";import"./chunk-A4G6422C.mjs";import{ca as s}from"./chunk-QBQQTELQ.mjs";import"./chunk-CYPMPHYZ.mjs";import"./chunk-FJISPZT7.mjs";function S(r){let t=p([]),o=[],n=r;for(let e=0;n!==void 0&&e<5;e++){let m=e===0?"":"caused by ",{name:c,message:f,stack:l="",cause:d}=n instanceof Error?n:{name:"thrown",message:String(n)},u=l.split(`
`).filter(g=>/^ +at /.test(g));s(o,[...`${m}${c}: ${h(i(t(f)))}`.split(`
`),...u.map(t)]),n=d}return o.map(e=>a(e)).join(`
`)}function h(r){return r.replace(/[\w+=~-]{12,}/g,t=>/\d/.test(t)&&/[A-Za-z]/.test(t)?"\u2022\u2022\u2022\u2022\u2022":t)}export{S as stackOf};
