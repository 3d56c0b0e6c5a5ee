
import{a as m}from"./chunk-NLSGOBYZ.mjs";import"./chunk-HTGA7AQP.mjs";import"./chunk-DG5YGCFT.mjs";import{c as e,d as r,e as t}from"./chunk-FIXATZFS.mjs";var o={};e(o,{default:()=>p.default});r(o,t(m()));var p=t(m());var export_default=p.default;export{export_default as default};
