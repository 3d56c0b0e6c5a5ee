
import{a as m}from"./chunk-DN2B7FP7.mjs";import"./chunk-SMWHWMRG.mjs";import{c as e,d as r,e as t}from"./chunk-ICRCQEYD.mjs";var o={};e(o,{default:()=>p.default});r(o,t(m()));var p=t(m());var export_default=p.default;export{export_default as default};
