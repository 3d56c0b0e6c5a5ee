
import{a as m}from"./chunk-FSUNMIS4.mjs";import"./chunk-KBG3SEYB.mjs";import{c as e,d as r,e as t}from"./chunk-6POH6RRA.mjs";var o={};e(o,{default:()=>p.default});r(o,t(m()));var p=t(m());var export_default=p.default;export{export_default as default};
