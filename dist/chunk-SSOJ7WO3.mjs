
import"./chunk-MGYYX34Z.mjs";import"./chunk-VEW3D7UD.mjs";import{ka as o,la as r,ma as m,na as p,oa as t}from"./chunk-KJBVSGCY.mjs";export{o as CONFIG_NAMES,m as askedFile,r as configIn,t as repositoryPrefix,p as repositoryRoot};
