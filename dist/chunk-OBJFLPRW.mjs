
import{a as m}from"./chunk-WN6GSC3Q.mjs";import"./chunk-UOIMZGDL.mjs";import{c as e,d as r,e as t}from"./chunk-X5CKV5J5.mjs";var o={};e(o,{default:()=>p.default});r(o,t(m()));var p=t(m());var export_default=p.default;export{export_default as default};
