"use strict";const {e:i,h:p}=require("./chunk-NLXTFRN5.cjs");const {Oa:a}=require("./chunk-23B5LML2.cjs");require("./chunk-355LJLTI.cjs");require("./chunk-MIF25GAO.cjs");require("./chunk-6NB23OJ7.cjs");const {ja:s}=require("./chunk-VVSNYZ3L.cjs");require("./chunk-IT2JAFWP.cjs");function S(r){let t=p([]),o=[],n=r;for(let e=0;n!==void 0&&e<5;e++){let m=e===0?"":"caused by ",{name:c,message:f,stack:l="",cause:d}=n instanceof Error?n:{name:"thrown",message:String(n)},u=l.split(`
`).filter(g=>/^ +at /.test(g));s(o,[...`${m}${c}: ${h(i(t(f)))}`.split(`
`),...u.map(t)]),n=d}return o.map(e=>a(e)).join(`
`)}function h(r){return r.replace(/[\w+=~-]{12,}/g,t=>/\d/.test(t)&&/[A-Za-z]/.test(t)?"\u2022\u2022\u2022\u2022\u2022":t)}module.exports={stackOf:S};
