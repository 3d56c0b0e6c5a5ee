
import{a as m}from"./chunk-ZPPU7RWP.mjs";import"./chunk-DYKXAEQ3.mjs";import"./chunk-YXDLYGEV.mjs";import{c as e,d as r,e as t}from"./chunk-62YXWHYM.mjs";var o={};e(o,{default:()=>p.default});r(o,t(m()));var p=t(m());var export_default=p.default;export{export_default as default};
