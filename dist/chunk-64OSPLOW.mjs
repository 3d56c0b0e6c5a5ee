
import{a as m}from"./chunk-QB52CZC4.mjs";import"./chunk-RRFJTVCQ.mjs";import"./chunk-7M3757DG.mjs";import{c as e,d as r,e as t}from"./chunk-WEKEMGJU.mjs";var o={};e(o,{default:()=>p.default});r(o,t(m()));var p=t(m());var export_default=p.default;export{export_default as default};
