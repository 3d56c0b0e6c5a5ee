
import{a as m}from"./chunk-7RA4QB3J.mjs";import"./chunk-Q4KBIT6I.mjs";import"./chunk-PAEG4AOY.mjs";import{c as e,d as r,e as t}from"./chunk-ZBO6G6H7.mjs";var o={};e(o,{default:()=>p.default});r(o,t(m()));var p=t(m());var export_default=p.default;export{export_default as default};
