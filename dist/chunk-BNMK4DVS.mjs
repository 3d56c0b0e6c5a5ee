
import{a as m}from"./chunk-QUJRTRLD.mjs";import"./chunk-3RPB4URY.mjs";import"./chunk-WU7OJQ3V.mjs";import{c as e,d as r,e as t}from"./chunk-VV3XXYWD.mjs";var o={};e(o,{default:()=>p.default});r(o,t(m()));var p=t(m());var export_default=p.default;export{export_default as default};
