
import{a as m}from"./chunk-YPAM74NF.mjs";import"./chunk-LD5K7XXX.mjs";import{c as e,d as r,e as t}from"./chunk-VZ6IFL2P.mjs";var o={};e(o,{default:()=>p.default});r(o,t(m()));var p=t(m());var export_default=p.default;export{export_default as default};
