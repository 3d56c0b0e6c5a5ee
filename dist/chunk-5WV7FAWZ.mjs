
import{a as m}from"./chunk-L7UYZEUO.mjs";import"./chunk-W5ZTGPAI.mjs";import"./chunk-EANS2HTE.mjs";import{c as e,d as r,e as t}from"./chunk-JQG5FYNP.mjs";var o={};e(o,{default:()=>p.default});r(o,t(m()));var p=t(m());var export_default=p.default;export{export_default as default};
