
import{U as o,V as r,W as m,X as p}from"./chunk-XMDMGJVQ.mjs";import"./chunk-42TMRNXZ.mjs";import"./chunk-A4G6422C.mjs";import"./chunk-DYKXAEQ3.mjs";import"./chunk-YXDLYGEV.mjs";import"./chunk-62YXWHYM.mjs";export{o as configCredentialsIn,p as holdsProviderFormat,r as looseCredentialsIn,m as mightAnnounce};
