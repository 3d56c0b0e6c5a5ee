
import{e as i,h as p}from"./chunk-YIV57M2J.mjs";import"./chunk-CITQTHM6.mjs";import"./chunk-24C4ZGX5.mjs";import"./chunk-FPFP6J4J.mjs";import"./chunk-F6GRR5ME.mjs";import{c as a}from"./chunk-NIKDVAMY.mjs";import"./chunk-CGCSRQBL.mjs";import"./chunk-L4BEYGDH.mjs";import"./chunk-QOTGVPL7.mjs";import"./chunk-BSSUJN72.mjs";import"./chunk-FMZPPHYV.mjs";import"./chunk-XZMJICNU.mjs";import"./chunk-JPYLIHTN.mjs";import{ia as s}from"./chunk-E7CWYJHV.mjs";import"./chunk-QRDY3M3V.mjs";import"./chunk-JYTZDYI2.mjs";function S(r){let t=p([]),o=[],n=r;for(let e=0;n!==void 0&&e<5;e++){let m=e===0?"":"caused by ",{name:c,message:f,stack:l="",cause:d}=n instanceof Error?n:{name:"thrown",message:String(n)},u=l.split(`
`).filter(g=>/^ +at /.test(g));s(o,[...`${m}${c}: ${h(i(t(f)))}`.split(`
`),...u.map(t)]),n=d}return o.map(e=>a(e)).join(`
`)}function h(r){return r.replace(/[\w+=~-]{12,}/g,t=>/\d/.test(t)&&/[A-Za-z]/.test(t)?"\u2022\u2022\u2022\u2022\u2022":t)}export{S as stackOf};
