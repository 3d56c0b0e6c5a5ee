
import{a as m}from"./chunk-GZMUEYEF.mjs";import"./chunk-7VSTOFT2.mjs";import{b as e,c as r,d as t}from"./chunk-WVYOHPMG.mjs";var o={};e(o,{default:()=>p.default});r(o,t(m()));var p=t(m());var export_default=p.default;export{export_default as default};
