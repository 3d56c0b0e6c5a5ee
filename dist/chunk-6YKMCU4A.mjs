
import{e as i,h as p}from"./chunk-ZKUKU3MA.mjs";import"./chunk-23EIIODY.mjs";import"./chunk-QP4NJFZ3.mjs";import"./chunk-S33LXLPK.mjs";import"./chunk-QDS77XFA.mjs";import{d as a}from"./chunk-7LYS23HB.mjs";import"./chunk-CGCSRQBL.mjs";import"./chunk-Z6T455ZC.mjs";import"./chunk-DDDJWQA6.mjs";import"./chunk-UR2YJ7GG.mjs";import"./chunk-IU46V6X3.mjs";import"./chunk-A4G6422C.mjs";import{ca as s}from"./chunk-OJFFJIT3.mjs";import"./chunk-6UNLEDFO.mjs";import"./chunk-ETRP274S.mjs";function S(r){let t=p([]),o=[],n=r;for(let e=0;n!==void 0&&e<5;e++){let m=e===0?"":"caused by ",{name:c,message:f,stack:l="",cause:d}=n instanceof Error?n:{name:"thrown",message:String(n)},u=l.split(`
`).filter(g=>/^ +at /.test(g));s(o,[...`${m}${c}: ${h(i(t(f)))}`.split(`
`),...u.map(t)]),n=d}return o.map(e=>a(e)).join(`
`)}function h(r){return r.replace(/[\w+=~-]{12,}/g,t=>/\d/.test(t)&&/[A-Za-z]/.test(t)?"\u2022\u2022\u2022\u2022\u2022":t)}export{S as stackOf};
