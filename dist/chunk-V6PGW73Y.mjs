
import{e as i,h as p}from"./chunk-DIUHXAUG.mjs";import"./chunk-MLJRRBI2.mjs";import"./chunk-DCXLQGYR.mjs";import"./chunk-U6UTUTDZ.mjs";import"./chunk-HWRDG3D2.mjs";import{c as a}from"./chunk-472PKIR4.mjs";import"./chunk-CGCSRQBL.mjs";import"./chunk-7RA4QB3J.mjs";import"./chunk-W5S44Y4Q.mjs";import"./chunk-U7TZEGYU.mjs";import"./chunk-FMZPPHYV.mjs";import"./chunk-X6LSBLXB.mjs";import"./chunk-NUK7OY4N.mjs";import{ja as s}from"./chunk-Q4KBIT6I.mjs";import"./chunk-PAEG4AOY.mjs";import"./chunk-ZBO6G6H7.mjs";function S(r){let t=p([]),o=[],n=r;for(let e=0;n!==void 0&&e<5;e++){let m=e===0?"":"caused by ",{name:c,message:f,stack:l="",cause:d}=n instanceof Error?n:{name:"thrown",message:String(n)},u=l.split(`
`).filter(g=>/^ +at /.test(g));s(o,[...`${m}${c}: ${h(i(t(f)))}`.split(`
`),...u.map(t)]),n=d}return o.map(e=>a(e)).join(`
`)}function h(r){return r.replace(/[\w+=~-]{12,}/g,t=>/\d/.test(t)&&/[A-Za-z]/.test(t)?"\u2022\u2022\u2022\u2022\u2022":t)}export{S as stackOf};
