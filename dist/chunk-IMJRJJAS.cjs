"use strict";const {e:i,h:p}=require("./chunk-J4N2JBYM.cjs");const {Oa:a}=require("./chunk-VGOMYDNA.cjs");require("./chunk-IR433FWN.cjs");require("./chunk-QJNSA66J.cjs");require("./chunk-BSOOV33V.cjs");const {ja:s}=require("./chunk-2DZD6CQM.cjs");require("./chunk-5OP65TWF.cjs");function S(r){let t=p([]),o=[],n=r;for(let e=0;n!==void 0&&e<5;e++){let m=e===0?"":"caused by ",{name:c,message:f,stack:l="",cause:d}=n instanceof Error?n:{name:"thrown",message:String(n)},u=l.split(`
`).filter(g=>/^ +at /.test(g));s(o,[...`${m}${c}: ${h(i(t(f)))}`.split(`
`),...u.map(t)]),n=d}return o.map(e=>a(e)).join(`
`)}function h(r){return r.replace(/[\w+=~-]{12,}/g,t=>/\d/.test(t)&&/[A-Za-z]/.test(t)?"\u2022\u2022\u2022\u2022\u2022":t)}module.exports={stackOf:S};
