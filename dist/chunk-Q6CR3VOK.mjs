
import{a as m}from"./chunk-Y2QRARVA.mjs";import"./chunk-ZLH6QQH7.mjs";import"./chunk-XIOGI5WF.mjs";import{c as e,d as r,e as t}from"./chunk-MN7QD32V.mjs";var o={};e(o,{default:()=>p.default});r(o,t(m()));var p=t(m());var export_default=p.default;export{export_default as default};
