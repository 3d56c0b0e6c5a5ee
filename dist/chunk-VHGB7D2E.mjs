
import{e as i,h as p}from"./chunk-DUSYGQLE.mjs";import"./chunk-TKJZNLR3.mjs";import"./chunk-YEZ57A3O.mjs";import"./chunk-3YYOQW6Y.mjs";import"./chunk-LVDPC5U6.mjs";import{d as a}from"./chunk-BU7KJEU4.mjs";import"./chunk-CGCSRQBL.mjs";import"./chunk-ZPPU7RWP.mjs";import"./chunk-5IDIU6FG.mjs";import"./chunk-XMDMGJVQ.mjs";import"./chunk-42TMRNXZ.mjs";import"./chunk-A4G6422C.mjs";import{ca as s}from"./chunk-DYKXAEQ3.mjs";import"./chunk-YXDLYGEV.mjs";import"./chunk-62YXWHYM.mjs";function S(r){let t=p([]),o=[],n=r;for(let e=0;n!==void 0&&e<5;e++){let m=e===0?"":"caused by ",{name:c,message:f,stack:l="",cause:d}=n instanceof Error?n:{name:"thrown",message:String(n)},u=l.split(`
`).filter(g=>/^ +at /.test(g));s(o,[...`${m}${c}: ${h(i(t(f)))}`.split(`
`),...u.map(t)]),n=d}return o.map(e=>a(e)).join(`
`)}function h(r){return r.replace(/[\w+=~-]{12,}/g,t=>/\d/.test(t)&&/[A-Za-z]/.test(t)?"\u2022\u2022\u2022\u2022\u2022":t)}export{S as stackOf};
