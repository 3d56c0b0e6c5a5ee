
import{a as m}from"./chunk-PYAQQ6W2.mjs";import"./chunk-QBQQTELQ.mjs";import"./chunk-CYPMPHYZ.mjs";import{c as e,d as r,e as t}from"./chunk-FJISPZT7.mjs";var o={};e(o,{default:()=>p.default});r(o,t(m()));var p=t(m());var export_default=p.default;export{export_default as default};
