
import{O as o,Q as m,S as e,ea as i,g as r,na as p,oa as t,pa as f}from"./chunk-ETRP274S.mjs";Object.freeze([p,f,t,r,e,m,i,o]);
